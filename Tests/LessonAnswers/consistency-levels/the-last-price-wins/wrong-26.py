import time


def change(shop, price, node):
    time.sleep(2.5)
    shop.write("price", price, "QUORUM", via=node)
