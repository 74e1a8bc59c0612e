def change(shop, price, node):
    version = shop.read("price", "TWO")
    shop.write("price", price, 2, stamp=version[0] + 10)
