docker logs register 2>&1 >sales.txt | tee errors.txt
