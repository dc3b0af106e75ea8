"""The builds that tests make are real ones: they say what MkDocs says, and fail when it does."""

from tests.drawn import Build, Draw

SMALLEST = {
    "personas/noor.yml": "name: Noor\ntagline: Rents her first flat\n",
    "journeys/move-in.yml": """
        title: I move in
        personas: [noor]
        goal: Sleep in my own bed
        owner: caretaker
        stages:
          - title: The key
            steps:
              - id: waits
                title: I wait
                doing: I stand at the door
                frontstage: [caretaker]
        """,
    "roles/caretaker.yml": "title: Caretaker\ndepartment: houses\n",
}


def test_a_drawn_handbook_is_built(draw: Draw, build: Build) -> None:
    built = build(draw(SMALLEST), strict=True)
    assert not built.failed, built.log
    assert "Caretaker" in built.page("roles/caretaker/")
    assert "handbook.json" in built.files()


def test_a_broken_one_fails_and_leaves_the_site_before_it_as_it_was(draw: Draw, build: Build) -> None:
    before = build(draw(SMALLEST)).files()
    broken = build(draw({"roles/caretaker.yml": "title: Caretaker\ndepartmnt: houses\n"}))
    assert broken.failed
    assert "error[unknown-field]" in broken.log
    assert broken.files() == before


def test_a_warning_fails_a_strict_build_alone(draw: Draw, build: Build) -> None:
    content = draw(SMALLEST | {"touchpoints/door.yml": "title: The door\nchannel: in-person\n"})
    assert [build(content).failed, build(content, strict=True).failed] == [False, True]


def test_settings_reach_mkdocs(draw: Draw, build: Build) -> None:
    built = build(draw(SMALLEST), site_name="Lucky Street 7")
    assert "Lucky Street 7" in built.page("roles/")


def test_options_reach_the_plugin(draw: Draw, build: Build) -> None:
    content = draw(SMALLEST | {"personas/kim.yml": "name: Kim\ntagline: Not yet met\ndraft: yes\n"})
    published = "personas/kim/index.html"
    assert published not in build(content).files()
    assert published in build(content, options={"drafts": True}).files()
