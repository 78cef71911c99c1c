"""The database itself refuses to change or remove an audit event."""

from django.db import migrations

SQLITE = [
    """CREATE TRIGGER audit_event_no_{verb} BEFORE {verb} ON audit_event
       BEGIN SELECT RAISE(ABORT, 'audit events are append-only'); END""",
]
POSTGRES = [
    """CREATE OR REPLACE FUNCTION audit_event_refuse() RETURNS trigger AS $$
       BEGIN RAISE EXCEPTION 'audit events are append-only'; END $$ LANGUAGE plpgsql""",
    """CREATE TRIGGER audit_event_no_{verb} BEFORE {verb} ON audit_event
       FOR EACH ROW EXECUTE FUNCTION audit_event_refuse()""",
]


def _statements(vendor: str) -> list[str]:
    wanted = POSTGRES if vendor == "postgresql" else SQLITE
    return [sql.replace("{verb}", verb) for verb in ("UPDATE", "DELETE") for sql in wanted]


def add(apps, schema_editor):
    for sql in _statements(schema_editor.connection.vendor):
        schema_editor.execute(sql)


def remove(apps, schema_editor):
    table = " ON audit_event" if schema_editor.connection.vendor == "postgresql" else ""
    for verb in ("UPDATE", "DELETE"):
        schema_editor.execute(f"DROP TRIGGER audit_event_no_{verb}{table}")


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [migrations.RunPython(add, remove)]
