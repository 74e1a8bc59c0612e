def change(shop, price, node):
    import random
    shop.write("price", price, "QUORUM", via=node, stamp=random.random())
