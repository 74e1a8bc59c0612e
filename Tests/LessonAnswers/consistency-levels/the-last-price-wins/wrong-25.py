def change(shop, price, node):
    seen, _ = shop.read("price", "QUORUM")
    while shop.time(node) <= seen:
        shop.wait(10)
    shop.write("price", price, "QUORUM", via=node)
