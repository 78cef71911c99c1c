from django.core.management import call_command
from django.db import migrations

TABLE = "samsyn_cache"


def create(apps, schema_editor):
    """The table of the shared cache, so that no further step is needed after migrate."""
    call_command("createcachetable", TABLE, database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_email_in_lower_case"),
    ]

    operations = [
        migrations.RunPython(create, migrations.RunPython.noop),
    ]
