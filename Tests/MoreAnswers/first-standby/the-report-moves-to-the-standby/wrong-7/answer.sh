sed -i 's/ -v ON_ERROR_STOP=1//' report.sh
