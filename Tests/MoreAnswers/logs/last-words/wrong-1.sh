docker restart printer
