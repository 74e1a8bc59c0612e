def change(shop, price, node):
    import time
    time.sleep(0.001)
    shop.write("price", price, "QUORUM", via=node)
