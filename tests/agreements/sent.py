"""What a browser would send of a page's form."""

from lxml.html import fromstring


def filled(html):
    """Of the page's only post form, unchanged."""
    form = next(one for one in fromstring(html).forms if one.method == "POST")
    return {name: value for name, value in form.form_values() if value is not None}


def form_of(client, address):
    return filled(client.get(address).content.decode())


def field_of(client, address, label):
    """The name of the field with the label."""
    page = fromstring(client.get(address).content.decode())
    found = next(one for one in page.iter("label") if one.text_content().strip().startswith(label))
    return page.get_element_by_id(found.get("for")).get("name")
