def change(shop, price, node):
    seen, _ = shop.read("price", "QUORUM")
    shop.write("price", price, "QUORUM", via=node, stamp=seen + 1)
