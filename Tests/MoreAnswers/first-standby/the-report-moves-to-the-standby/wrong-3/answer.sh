sed -i 's/^CREATE TEMP/SET transaction_read_only = off; CREATE TEMP/' report.sh
