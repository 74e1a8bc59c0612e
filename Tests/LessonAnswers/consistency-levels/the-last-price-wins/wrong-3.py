def change(shop, price, node):
    seen, _ = shop.read("price", "ONE")
    shop.write("price", price, "QUORUM", via=node, stamp=seen + 1)
