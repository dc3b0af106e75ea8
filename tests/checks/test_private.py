"""What could tell who a customer is is found, and the other numbers of a customer's story are left alone."""

import pytest

from journeybook.checks.private import masked, private_stretches

FOUND = [
    ("Write to dale.b@bigpond.net.au please", "dale.b@bigpond.net.au", "an e-mail address"),
    ("(zoë.o'hara+ute@müller.de)", "zoë.o'hara+ute@müller.de", "an e-mail address"),
    ("[mail me](mailto:jess@gmail.com).", "jess@gmail.com", "an e-mail address"),
    ("ring me on +61 412 345 678, any time", "+61 412 345 678", "a phone number"),
    ("+1 (555) 123-4567", "+1 (555) 123-4567", "a phone number"),
    ("+44 (0)20 7946 0958", "+44 (0)20 7946 0958", "a phone number"),
    ("0049 151 23456789", "0049 151 23456789", "a phone number"),
    ("My mobile's 0412 345 678.", "0412 345 678", "a phone number"),
    ("0412345678", "0412345678", "a phone number"),
    ("at home (02) 9555 1234 after six", "(02) 9555 1234", "a phone number"),
    ("01 23 45 67 89", "01 23 45 67 89", "a phone number"),
    ("0151/23456789", "0151/23456789", "a phone number"),
    ("(212) 555-0147", "(212) 555-0147", "a phone number"),
    ("212-555-0147", "212-555-0147", "a phone number"),
    ("I said call 9555 1234", "9555 1234", "a phone number"),
    ("It was 4111 1111 1111 1111 I read out", "4111 1111 1111 1111", "the number of a payment card"),
    ("card 378282246310005", "378282246310005", "the number of a payment card"),
    ("5555-5555-5555-4444", "5555-5555-5555-4444", "the number of a payment card"),
    ("to DE89 3704 0044 0532 0130 00 by Friday", "DE89 3704 0044 0532 0130 00", "the number of a bank account"),
    ("GB29NWBK60161331926819", "GB29NWBK60161331926819", "the number of a bank account"),
    ("BSB 062-000, the usual", "062-000", "the number of an account"),
    ("my account number is 1234 5678", "1234 5678", "the number of an account"),
    ("Account no. 00123456", "00123456", "the number of an account"),
    ("rego ABC-123", "ABC-123", "the plate of a vehicle"),
    ("the number plate is 1AB 2CD", "1AB 2CD", "the plate of a vehicle"),
    ("Registration: XYZ12K.", "XYZ12K", "the plate of a vehicle"),
]
LEFT_ALONE = [
    "The handbook's own: handbook@example.org, desk@wattle.example",
    "Tag me @wattle or ask @ the counter",
    "On 2026-03-31, 31.03.2026, 03/04/2026 and 01-02-2026",
    "On 06.05.2026 08 o'clock, 06.05.2026 08.30",
    "Open 08:00-17:00, 09.30-11.45, 0900-1700",
    "$12,345.67 and 1 234 567 dollars, 0.45 0.50 0.55 a minute, 1.234.567,89 €",
    "Order 4111111111111112 and order no. 0412345678, invoice number is 0412 345 678",
    "order 4111 1111 1111 1111",
    "Freecall 1800 555 123, 1300 555 010, 13 22 11, 0800 555 111, +1 800 555 0199, 1-800-555-0199",
    "Between 2025-2026, I call 2025 2026 the bad years",
    "Version 10.20.30.40, 192.168.100.200, section 1.2.3",
    "ISBN 978-0-306-40615-7",
    "My account for 2026, account 2026-05-01, an account with 1200 points",
    "Registration 2026 closes at 5PM, register by noon, ten plates of food, regional prices in 2026",
    "118 answers, csat 4.8 of 5, 64 % of 76, minus 6",
    "DE12 3456 7890 1234 5678 90",
    "4 wheels, 110 on the clock, 238 000 km, 1998 model, 12 V 100 Ah",
    "3–4 weeks, 10 000–12 000 dollars, +20 000 members, 50 000 000 a year",
]


@pytest.mark.parametrize(("text", "stretch", "what"), FOUND)
def test_what_could_tell_who_somebody_is_is_found_and_nothing_beside_it(text: str, stretch: str, what: str) -> None:
    assert [(text[found.start : found.end], found.what) for found in private_stretches(text)] == [(stretch, what)]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert [text[found.start : found.end] for found in private_stretches(text)] == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("dale.b@bigpond.net.au", "d•••.•@•••••••.•••.••"),
        ("0412 345 678", "•••• ••• •78"),
        ("4111 1111 1111 1111", "•••• •••• •••• ••11"),
        ("ABC-123", "•••-•23"),
    ],
)
def test_what_is_found_is_never_shown_whole(text: str, shown: str) -> None:
    assert masked(text) == shown


@pytest.mark.parametrize(
    "text", ["1 " * 9_000, "a" * 20_000, "a@" * 9_000, "+" * 19_000, "rego " * 4_000, "A1" * 9_000, "a.b@c." * 3_000]
)
def test_no_text_takes_long(text: str) -> None:
    assert private_stretches(text) == ()
