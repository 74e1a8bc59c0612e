last = 0


def change(shop, price, node):
    global last
    last = max(last + 1, shop.time(node))
    shop.write("price", price, "QUORUM", via=node, stamp=last)
