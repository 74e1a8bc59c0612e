from datetime import datetime


def change(shop, price, node):
    shop.write("price", price, "QUORUM", via=node, stamp=datetime.now().timestamp())
