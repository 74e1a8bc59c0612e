def change(shop, price, node):
    pass
