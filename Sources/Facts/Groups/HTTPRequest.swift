import Dispatch
import Glibc
import Primitives
import Sandbox

/// Why there was no response.
package enum HTTPFailure: Error, Equatable {
    /// Nothing listens on the port, it took too long, or the connection was closed before a response. That also happens on a published port
    /// if nothing listens inside the container.
    case noAnswer
    /// A response that is not HTTP.
    case notHTTP
}

struct HTTPAnswer: Sendable, Equatable {
    var status: Int
    var body: String
}

/// One GET request over plain HTTP, limited in time and size. HTTP/1.0 has no responses in chunks.
struct HTTPRequest: Sendable {
    let host: String
    let port: Int
    let path: String

    private static let maxBytes = 1 << 20
    private static let queue = DispatchQueue(label: "calf.http", attributes: .concurrent)

    /// Accepts an address of this machine, such as `http://localhost:8080/path`; `nil` for any other.
    init?(_ address: String) {
        guard address.hasPrefix("http://") else { return nil }
        let rest = address.dropFirst("http://".count)
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        let target = rest.dropFirst(authority.count)
        path = target.isEmpty ? "/" : target.hasPrefix("/") ? String(target) : "/" + target
        let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2, ["localhost", "127.0.0.1"].contains(parts[0]), let port = parts.count == 2 ? Int(parts[1]) : 80,
            (1...65_535).contains(port)
        else { return nil }
        (host, self.port) = (String(parts[0]), port)
        // Control characters could inject lines into the request.
        if path.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7F }) { return nil }
    }

    func send(within limit: Duration) async -> Result<HTTPAnswer, HTTPFailure> {
        await withCheckedContinuation { continuation in
            Self.queue.async { continuation.resume(returning: self.sendNow(within: limit)) }
        }
    }

    private func sendNow(within limit: Duration) -> Result<HTTPAnswer, HTTPFailure> {
        let deadline = Timestamp.now.seconds + limit / .seconds(1)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return .failure(.noAnswer) }
        defer { close(descriptor) }
        var timeout = timeval(tv_sec: Int(limit.components.seconds), tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &timeout, socklen_t(MemoryLayout<timeval>.size))
        }
        let status = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
        guard status == 0 else { return .failure(.noAnswer) }
        let request = "GET \(path) HTTP/1.0\r\nHost: \(host):\(port)\r\nUser-Agent: calf\r\nAccept: */*\r\nConnection: close\r\n\r\n"
        let sent = Array(request.utf8).withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        guard sent == request.utf8.count else { return .failure(.noAnswer) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16_384)
        var count = 1
        while count != 0, bytes.count < Self.maxBytes, Timestamp.now.seconds < deadline {
            count = recv(descriptor, &chunk, chunk.count, 0)
            if count < 0, errno != EINTR { break }
            bytes += chunk.prefix(max(0, count))
        }
        // A server that keeps the connection open may have answered already.
        return HTTPAnswer(bytes).map { .success($0) } ?? .failure(count == 0 && !bytes.isEmpty ? .notHTTP : .noAnswer)
    }
}

extension HTTPAnswer {
    /// Parses the bytes received; `nil` if they are not an HTTP response.
    init?(_ bytes: [UInt8]) {
        let mark: [UInt8] = [13, 10, 13, 10]
        guard let end = (0..<max(0, bytes.count - 3)).first(where: { bytes[$0] == 13 && Array(bytes[$0..<$0 + 4]) == mark }) else {
            return nil
        }
        let words = String(decoding: bytes[..<end], as: UTF8.self).prefix { $0 != "\r\n" }.split(separator: " ")
        guard words.count >= 2, words[0].hasPrefix("HTTP/"), let status = Int(words[1]) else { return nil }
        self.init(status: status, body: String(decoding: bytes[(end + 4)...], as: UTF8.self))
    }
}
