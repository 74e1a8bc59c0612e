echo Main street
echo By the river
