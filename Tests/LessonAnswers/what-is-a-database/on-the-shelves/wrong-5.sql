SELECT copies, copies
FROM stock;
