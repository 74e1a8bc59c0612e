import time


def change(shop, price, node):
    seen, _ = shop.read("price", "QUORUM")
    shop.write("price", price, "QUORUM", via=node, stamp=max(seen + 1, time.time() * 1000))
