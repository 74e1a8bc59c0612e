sed -i 's/service="$1"/service=a/' report.sh
