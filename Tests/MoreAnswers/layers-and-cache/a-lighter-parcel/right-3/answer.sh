docker build -t parcel:1.0 unpack
docker tag parcel:1.0 parcel
