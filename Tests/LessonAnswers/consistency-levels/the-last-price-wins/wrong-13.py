def change(shop, price, node):
    seen, _ = shop.read("price", "ALL")
    shop.write("price", price, "QUORUM", via=node, stamp=seen + 1)
