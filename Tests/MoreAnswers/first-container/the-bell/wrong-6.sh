echo ring
