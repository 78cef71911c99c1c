import email
import email.policy

import pytest
from django.core.checks import run_checks
from django.core.mail import BadHeaderError

from samsyn.letters.checks import mail_can_leave
from samsyn.letters.delivery import FileBox, MailServer, Undelivered, deliverer, message
from samsyn.letters.models import Failure, Letter
from samsyn.letters.server import Server as Address
from samsyn.letters.server import UnreadableServer, read_server


@pytest.fixture
def letter(at):
    return Letter(
        message_id="<1a2b@samsyn.bjorkvik.example>",
        to="anna@example.org",
        subject="Påminnelse: höstens trafikinsats",
        text="Hej Anna.\nTrafikinsatsen ska göras senast den 30 november.",
        due=at,
    )


def read(content):
    return email.message_from_bytes(content, policy=email.policy.default)


def test_the_box_holds_the_letter_as_a_mail_program_reads_it(letter, tmp_path):
    FileBox(tmp_path).deliver(letter)
    (file,) = tmp_path.glob("*.eml")
    said = read(file.read_bytes())
    assert file.name == "1a2b@samsyn.bjorkvik.example.eml"
    assert said["Message-ID"] == letter.message_id
    assert said["Subject"] == letter.subject
    assert said["To"] == letter.to
    assert said["Auto-Submitted"] == "auto-generated"
    assert said.get_content() == letter.text


def test_html_is_an_alternative_to_the_text(letter):
    letter.html = "<p>Hej Anna.</p>"
    kinds = [part.get_content_type() for part in message(letter).message().walk()]
    assert kinds == ["multipart/alternative", "text/plain", "text/html"]


def test_the_second_delivery_leaves_the_first_file_as_it_is(letter, tmp_path):
    box = FileBox(tmp_path)
    box.deliver(letter)
    (file,) = tmp_path.glob("*.eml")
    before = file.read_bytes()
    letter.text = "Något annat."
    box.deliver(letter)
    assert file.read_bytes() == before


def test_a_box_that_cannot_be_written_to_is_unreachable(letter, tmp_path):
    (tmp_path / "box").write_text("a file is in the way")
    with pytest.raises(Undelivered) as problem:
        FileBox(tmp_path / "box").deliver(letter)
    assert problem.value.failure is Failure.UNREACHABLE


def test_a_stored_line_break_does_not_become_a_header(letter, tmp_path):
    letter.subject = "Hej\nBcc: alla@example.org"
    with pytest.raises(BadHeaderError):
        FileBox(tmp_path).deliver(letter)


def test_a_mail_server_gets_the_letter_with_its_message_id(letter, server):
    MailServer(read_server(server.url)).deliver(letter)
    assert [read(one)["Message-ID"] for one in server.kept] == [letter.message_id]


def test_a_letter_that_was_taken_counts_as_sent_though_the_goodbye_failed(letter, server):
    server.says["QUIT"] = "500 what"
    MailServer(read_server(server.url)).deliver(letter)
    assert len(server.kept) == 1


@pytest.mark.parametrize(
    ("word", "answer", "failure"),
    [
        ("RCPT", "550 no such person", Failure.REFUSED),
        ("RCPT", "451 later", Failure.UNREACHABLE),
        (".", "554 not that text", Failure.REFUSED),
        (".", "451 later", Failure.UNREACHABLE),
        ("MAIL", "550 not from you", Failure.UNREACHABLE),
        ("EHLO", "421 closing", Failure.UNREACHABLE),
    ],
)
def test_a_refusal_for_good_is_told_from_a_fault_that_may_pass(
    letter, server, word, answer, failure
):
    server.says[word] = answer
    if word == "EHLO":
        server.says["HELO"] = answer
    with pytest.raises(Undelivered) as problem:
        MailServer(read_server(server.url)).deliver(letter)
    assert problem.value.failure is failure
    assert "anna" not in str(problem.value)


def test_a_server_that_does_not_answer_is_unreachable(letter, server):
    address = read_server(server.url)
    server.server_close()
    with pytest.raises(Undelivered) as problem:
        MailServer(address).deliver(letter)
    assert problem.value.failure is Failure.UNREACHABLE


def test_the_settings_choose_between_the_box_and_the_server(settings, server):
    settings.LETTER_SERVER = ""
    assert isinstance(deliverer(), FileBox)
    settings.LETTER_SERVER = server.url
    assert isinstance(deliverer(), MailServer)


def test_the_address_of_a_server_says_how_to_reach_it():
    assert read_server("smtp+tls://bo%40b.se:hem%3Alig@mejl.example.se") == Address(
        host="mejl.example.se",
        port=587,
        username="bo@b.se",
        password="hem:lig",
        use_tls=True,
        use_ssl=False,
    )


@pytest.mark.parametrize(
    "url", ["mejl.example.se", "https://mejl.example.se", "smtp://", "smtp://a:x", "smtp://[a"]
)
def test_an_address_that_is_no_server_is_refused(url):
    with pytest.raises(UnreadableServer):
        read_server(url)


def test_production_without_a_mail_server_is_warned_about(settings):
    assert not mail_can_leave()
    settings.PRODUCTION = True
    assert [found.id for found in mail_can_leave()] == ["letters.W001"]
    settings.LETTER_SERVER = "mejl.example.se"
    assert [found.id for found in mail_can_leave()] == ["letters.E001"]
    assert "letters.E001" in [found.id for found in run_checks()]
