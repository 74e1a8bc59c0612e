def change(shop, price, node):
    stamp = shop.time(node)
    while True:
        shop.write("price", price, "QUORUM", via=node, stamp=stamp)
        if shop.read("price", "QUORUM")[1] == str(price):
            break
        stamp += 500
