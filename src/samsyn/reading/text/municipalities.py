"""Sweden's 290 municipalities: short name to full name.

Source: github.com/sjbrg/swedish-geodata, municipalities.csv, CC0-1.0, February 2026.
"""

_NAMES = """
Upplands Väsby, Vallentuna, Österåker+s, Värmdö, Järfälla, Ekerö, Huddinge, Botkyrka, Salem+s,
Haninge, Tyresö, Upplands-Bro, Nykvarn+s, Täby, Danderyd+s, Sollentuna, Stockholm+s, Södertälje,
Nacka, Sundbyberg+s, Solna, Lidingö, Vaxholm+s, Norrtälje, Sigtuna, Nynäshamn+s, Håbo,
Älvkarleby, Knivsta, Heby, Tierp+s, Uppsala, Enköping+s, Östhammar+s, Vingåker+s, Gnesta,
Nyköping+s, Oxelösund+s, Flen+s, Katrineholm+s, Eskilstuna, Strängnäs, Trosa, Ödeshög+s, Ydre,
Kinda, Boxholm+s, Åtvidaberg+s, Finspång+s, Valdemarsvik+s, Linköping+s, Norrköping+s,
Söderköping+s, Motala, Vadstena, Mjölby, Aneby, Gnosjö, Mullsjö, Habo, Gislaved+s, Vaggeryd+s,
Jönköping+s, Nässjö, Värnamo, Sävsjö, Vetlanda, Eksjö, Tranås, Uppvidinge, Lessebo, Tingsryd+s,
Alvesta, Älmhult+s, Markaryd+s, Växjö, Ljungby, Högsby, Torsås, Mörbylånga, Hultsfred+s,
Mönsterås, Emmaboda, Kalmar+s, Nybro, Oskarshamn+s, Västervik+s, Vimmerby, Borgholm+s,
Gotland+s, Olofström+s, Karlskrona, Ronneby, Karlshamn+s, Sölvesborg+s, Svalöv+s,
Staffanstorp+s, Burlöv+s, Vellinge, Östra Göinge, Örkelljunga, Bjuv+s, Kävlinge, Lomma, Svedala,
Skurup+s, Sjöbo, Hörby, Höör+s, Tomelilla, Bromölla, Osby, Perstorp+s, Klippan+s, Åstorp+s,
Båstad+s, Malmö, Lund+s, Landskrona, Helsingborg+s, Höganäs, Eslöv+s, Ystad+s, Trelleborg+s,
Kristianstad+s, Simrishamn+s, Ängelholm+s, Hässleholm+s, Hylte, Halmstad+s, Laholm+s,
Falkenberg+s, Varberg+s, Kungsbacka, Härryda, Partille, Öckerö, Stenungsund+s, Tjörn+s, Orust+s,
Sotenäs, Munkedal+s, Tanum+s, Dals-Ed+s, Färgelanda, Ale, Lerum+s, Vårgårda, Bollebygd+s,
Grästorp+s, Essunga, Karlsborg+s, Gullspång+s, Tranemo, Bengtsfors, Mellerud+s, Lilla Edet+s,
Mark+s, Svenljunga, Herrljunga, Vara, Götene, Tibro, Töreboda, Göteborg+s, Mölndal+s, Kungälv+s,
Lysekil+s, Uddevalla, Strömstad+s, Vänersborg+s, Trollhättan+s, Alingsås, Borås, Ulricehamn+s,
Åmål+s, Mariestad+s, Lidköping+s, Skara, Skövde, Hjo, Tidaholm+s, Falköping+s, Kil+s, Eda,
Torsby, Storfors, Hammarö, Munkfors, Forshaga, Grums, Årjäng+s, Sunne, Karlstad+s,
Kristinehamn+s, Filipstad+s, Hagfors, Arvika, Säffle, Lekeberg+s, Laxå, Hallsberg+s, Degerfors,
Hällefors, Ljusnarsberg+s, Örebro, Kumla, Askersund+s, Karlskoga, Nora, Lindesberg+s,
Skinnskatteberg+s, Surahammar+s, Kungsör+s, Hallstahammar+s, Norberg+s, Västerås, Sala,
Fagersta, Köping+s, Arboga, Vansbro, Malung-Sälen+s, Gagnef+s, Leksand+s, Rättvik+s, Orsa,
Älvdalen+s, Smedjebacken+s, Mora, Falun+s, Borlänge, Säter+s, Hedemora, Avesta, Ludvika,
Ockelbo, Hofors, Ovanåker+s, Nordanstig+s, Ljusdal+s, Gävle, Sandviken+s, Söderhamn+s, Bollnäs,
Hudiksvall+s, Ånge, Timrå, Härnösand+s, Sundsvall+s, Kramfors, Sollefteå, Örnsköldsvik+s,
Ragunda, Bräcke, Krokom+s, Strömsund+s, Åre, Berg+s, Härjedalen+s, Östersund+s, Nordmaling+s,
Bjurholm+s, Vindeln+s, Robertsfors, Norsjö, Malå, Storuman+s, Sorsele, Dorotea, Vännäs,
Vilhelmina, Åsele, Umeå, Lycksele, Skellefteå, Arvidsjaur+s, Arjeplog+s, Jokkmokk+s,
Överkalix+s, Kalix+s, Övertorneå, Pajala, Gällivare, Älvsbyn+s, Luleå, Piteå, Boden+s,
Haparanda, Kiruna
"""


def _full(name: str) -> tuple[str, str]:
    """ "+s" marks a name that takes a genitive s before the word kommun."""
    short = name.removesuffix("+s")
    return short, f"{short}s kommun" if name != short else f"{short} kommun"


FULL_NAMES = dict(_full(" ".join(name.split())) for name in _NAMES.split(","))
