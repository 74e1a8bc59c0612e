echo Welcome to the bookshop
echo Welcome to the garden
