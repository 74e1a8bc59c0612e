def change(shop, price, node):
    shop.write("price", price, "ALL", via=node)
