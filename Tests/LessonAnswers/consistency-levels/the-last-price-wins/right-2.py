def change(shop, price, node):
    seen, _ = shop.read("price", "QUORUM")
    stamp = shop.time(node)
    if stamp <= seen:
        stamp = seen + 0.001
    shop.write("price", price, "QUORUM", node, stamp)
