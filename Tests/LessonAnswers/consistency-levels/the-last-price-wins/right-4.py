def last_stamp(shop):
    return shop.read("price", "QUORUM")[0]


def change(shop, price, node):
    level = "QUORUM"
    shop.write("price", price, level, via=node, stamp=max(last_stamp(shop), shop.time(node)) + 1)
