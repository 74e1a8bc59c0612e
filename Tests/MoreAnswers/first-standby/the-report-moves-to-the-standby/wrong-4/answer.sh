sh report.sh a > out
echo "cat <<X" > report.sh; cat out >> report.sh; echo X >> report.sh
