"""What a page costs."""


def bytes_sent(browser, address: str, status: int, **known) -> int:
    """What the server sends to someone who was never here, headers included, fonts not."""
    context = browser.new_context(**known)
    page, responses = context.new_page(), []
    page.on("response", lambda response: responses.append(response))
    assert page.goto(address).status == status
    sizes = [response.request.sizes() for response in responses if response.request.resource_type != "font"]
    context.close()
    return sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes)
