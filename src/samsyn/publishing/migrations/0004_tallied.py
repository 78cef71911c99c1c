from collections import Counter, defaultdict

from django.db import migrations, models


def add_up(apps, _editor):
    """What the mentions of an earlier version add up to."""
    counted = defaultdict(Counter)
    place = {}
    mentions = apps.get_model("publishing", "Mention").objects.filter(known_until=None)
    for one in mentions.iterator():
        counted[one.subject, one.slot][one.day] += one.n
        place[one.subject] = one.municipality
    tallied = apps.get_model("publishing", "Tallied")
    tallied.objects.bulk_create(
        tallied(
            municipality=place[subject],
            subject=subject,
            slot=slot,
            latest=max(by_day),
            total=sum(by_day.values()),
            days=",".join(day.isoformat() for day in sorted(by_day)),
            numbers=",".join(str(by_day[day]) for day in sorted(by_day)),
        )
        for (subject, slot), by_day in counted.items()
    )


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0003_shelf_changed_by"),
    ]

    operations = [
        migrations.CreateModel(
            name="Tallied",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("municipality", models.CharField(db_index=True, max_length=60)),
                ("subject", models.CharField(max_length=200)),
                ("slot", models.CharField(max_length=120)),
                ("latest", models.DateField()),
                ("total", models.PositiveIntegerField()),
                ("days", models.TextField()),
                ("numbers", models.TextField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("subject", "slot"), name="publishing_one_tally_a_slot"
                    )
                ],
            },
        ),
        migrations.RunPython(add_up, migrations.RunPython.noop),
    ]
