sh drill.sh
echo "# better" >> runbook.sh
