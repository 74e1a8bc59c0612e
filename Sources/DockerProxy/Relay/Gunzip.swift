import CZlib

/// Unpacks bytes in gzip's format as they arrive.
final class Gunzip {
    static let start: [UInt8] = [0x1F, 0x8B]

    private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    /// Whether the end of the packed bytes was read.
    private(set) var hasEnded = false

    init() throws(HTTPError) {
        stream.initialize(to: z_stream())
        // The added 16 means gzip's format, and no other.
        guard inflateInit2_(stream, MAX_WBITS + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { throw Self.malformed }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    private static let malformed = HTTPError.ambiguous("a malformed gzip archive")

    /// What these bytes, which follow those before, unpack to: at most about 1,000 times as much. Nothing may follow the end.
    func unpack(_ packed: [UInt8]) throws(HTTPError) -> [UInt8] {
        var (packed, unpacked, status) = (packed, [UInt8](), Z_OK)
        packed.withUnsafeMutableBufferPointer { input in
            (stream.pointee.next_in, stream.pointee.avail_in) = (input.baseAddress, UInt32(input.count))
            repeat {
                unpacked += [UInt8](unsafeUninitializedCapacity: ByteQueue.unit) { room, count in
                    (stream.pointee.next_out, stream.pointee.avail_out) = (room.baseAddress, UInt32(room.count))
                    status = inflate(stream, Z_NO_FLUSH)
                    count = room.count - Int(stream.pointee.avail_out)
                }
            } while status == Z_OK && stream.pointee.avail_out == 0
        }
        // It has no use for more room.
        let isWaiting = status == Z_OK || status == Z_BUF_ERROR
        hasEnded = hasEnded || status == Z_STREAM_END
        guard isWaiting || status == Z_STREAM_END, stream.pointee.avail_in == 0 else { throw Self.malformed }
        return unpacked
    }
}
