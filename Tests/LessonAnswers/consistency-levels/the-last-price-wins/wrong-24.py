def change(shop, price, node):
    old = shop.read("price", "QUORUM")
    shop.write("price", price, "QUORUM", via=node, stamp=old + 1)
