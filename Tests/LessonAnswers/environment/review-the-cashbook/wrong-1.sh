docker cp cashbook:/sales.txt sales.txt
