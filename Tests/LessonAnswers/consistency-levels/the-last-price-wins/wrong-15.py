def change(shop, price, node):
    clocks = [shop.time(name) for name in "ABC"]
    shop.write("price", price, "QUORUM", via=node, stamp=max(clocks))
