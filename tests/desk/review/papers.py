"""Two invented documents of an invented municipality."""

PLEDGES = """Medborgarlöften

Björkvik 2025–2027

Trygga vägar

Polisen och Björkviks kommun lovar att arbeta för trygga vägar till och från skolan.

- Polisen lovar att vid minst två tillfällen om året, vår och höst, mäta hastigheten vid skolorna. \
Inriktning under våren är mopeder. Inriktning under hösten är reflexer.
- Björkviks kommun lovar att eftersträva bättre
  belysning längs gångvägarna.

Liv i centrum

- Polisen och Björkviks kommun lovar att hålla minst ett öppet möte per kvartal på torget.

Björkvik den 3 februari 2025

Ada Ek
Kommunstyrelsens ordförande
Björkviks kommun

Bo Alm
Lokalpolisområdeschef
Polisen i Björkvik
"""
AGREEMENT = """Samverkansöverenskommelse mellan Björkviks kommun och Polisen i Björkvik

Överenskommelsen gäller från den 1 januari 2025 till den 31 december 2027. Om ingen ny \
överenskommelse tecknas förlängs den tills vidare.

Prioriterade områden

- Otrygga gångvägar
- Skadegörelse på skolor

Björkvik den 3 februari 2025

Ada Ek
Kommunstyrelsens ordförande
Björkviks kommun

Bo Alm
Lokalpolisområdeschef
Polisen i Björkvik
"""
