"""The invented documents that are not text files: made anew for each run."""

from tests.reading.printed import Printed, column, docx, pdf


def table() -> bytes:
    head = ["Område", "Löfte", "Ansvarig", "Hur ofta"]
    return docx(
        [
            "# Medborgarlöften i Björkviks kommun 2025–2026",
            "Polisen och Björkviks kommun har tillsammans tagit fram löftena i tabellen.",
            [
                head,
                ["Trygg skola", "Besök i alla klasser i årskurs 5", "Polisen", ""],
                ["Trygg skola", "Rastvärdar på samtliga högstadier", "Kommunen", ""],
                [
                    "Trygga kvällar",
                    "Gemensam nattvandring tillsammans med föräldrar",
                    "Polisen och kommunen",
                    "Minst sex gånger per år",
                ],
                [
                    "Trygga kvällar",
                    "Kontroll av serveringstillstånd",
                    "Kommunen",
                    "4 gånger/år",
                ],
            ],
            "# Underskrifter",
            "Björkvik den 3 februari 2025",
            [
                ["Sara Nyström", "Magnus Ek"],
                ["kommunstyrelsens ordförande", "lokalpolisområdeschef"],
                ["Björkviks kommun", "Polisen"],
            ],
        ]
    )


def two_columns() -> bytes:
    left = [
        "#Trygg hamn",
        "",
        "• Polisen lovar att fotpatrullera i hamnen",
        "  varje helg under juni till augusti.",
        "• Sjövalla kommun lovar att förstärka belys-",
        "  ningen på bryggorna och vid båtupp-",
        "  ställningen.",
        "",
        "",
        "Sjövalla 2 mars 2021",
        "",
        "Inga Palm",
        "Kommunstyrelsens ordförande",
        "Sjövalla kommun",
    ]
    right = [
        "#Säkra vägar",
        "",
        "• Polisen lovar att göra minst tre hastighets-",
        "  kontroller i veckan på genomfarten.",
        "• Polisen och Sjövalla kommun lovar att",
        "  tillsammans hålla en informations-",
        "  kampanj om reflexer på hösten.",
        "",
        "",
        "",
        "",
        "Omar Haddad",
        "Lokalpolisområdeschef",
        "Polisen",
    ]
    page = [
        Printed("Medborgarlöfte Sjövalla 2021–2022", 60, 780, 20),
        Printed(
            "Löftena bygger på en dialog med invånarna och har tagits fram av polisen och", 60, 745
        ),
        Printed("Sjövalla kommun tillsammans.", 60, 732),
        *column(left, x=60, top=690),
        *column(right, x=320, top=690),
    ]
    return pdf([page])


MADE = {"03_tabell.docx": table, "04_tva_spalter.pdf": two_columns}
