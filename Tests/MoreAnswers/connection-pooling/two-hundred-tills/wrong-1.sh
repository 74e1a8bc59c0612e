# The file alone
node do q sed -i 's/= session/= transaction/;s/= 20$/= 5/' pgbouncer.ini
