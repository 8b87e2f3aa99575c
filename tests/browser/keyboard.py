"""A reader who has only the keyboard."""

import pytest

# Where the focus is, whether that is the target, and whether it shows: the element looks otherwise than without the
# focus, by itself, by what it lays over its place, or by the shape it holds on the map.
FOCUS = """(target) => {
  const element = document.activeElement
  const look = () => [element, ...element.querySelectorAll("path, use")].flatMap((one) =>
    [null, "::after"].map((part) => {
      const style = getComputedStyle(one, part)
      const drawn = style.outlineStyle !== "none" && style.outlineColor !== "rgba(0, 0, 0, 0)"
      return [drawn && style.outline, style.boxShadow, style.fill, style.stroke, style.strokeWidth].join()
    })).join()
  const name = element.matches("body, main") ? "" : element.textContent.trim() || element.name || element.id
  if (!name) return { name }
  // Day, month and year are stops of their own, of which the page knows nothing: to leave the field is to begin anew.
  if (element.type === "date") return { name, shows: true, here: element === target }
  const focused = look()
  element.blur()
  const blurred = look()
  element.focus()
  return { name, shows: focused !== blurred, here: element === target }
}"""


def titles(page) -> list[str]:
    page.wait_for_load_state()  # the address changes before the list has come
    return page.locator(".card-list h3").all_inner_texts()


def option(page, name: str):
    return page.locator("form#search").get_by_label(name)


class Keyboard:
    """Someone without a mouse. Wherever the focus goes, it must be seen."""

    def __init__(self, page):
        self.page, self.stops = page, 0

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def reach(self, target) -> None:
        """Tabs to the element."""
        for _ in range(300):
            self.press("Tab")
            self.stops += 1
            focus = target.evaluate(FOCUS)
            assert focus["name"], f"the page ends before {target}"
            assert focus["shows"], f"the focus does not show on «{focus['name']}»"
            if focus["here"]:
                return
        pytest.fail(f"Tab does not reach {target}")

    def follow(self, target) -> None:
        self.reach(target)
        with self.page.expect_navigation():
            self.press("Enter")
