import time


def change(shop, price, node):
    shop.write("price", price, "QUORUM", via=node, stamp=time.time_ns())
