import Dispatch
import Glibc
import TestSupport
import Testing

@testable import DockerProxy

/// Answers on their way to the client, from an engine of which only the answer matters.
@Suite struct RelayTests {
    /// Whoever reads slowly still gets everything: what the engine has sent before it closed is announced by no descriptor any more.
    @Test(arguments: ["Content-Length: 1000000\r\n", ""])
    func `an answer arrives whole, even if the client begins to read after the engine has closed`(framing: String) async throws {
        let folder = ScratchFolder()
        let body = [UInt8](repeating: UInt8(ascii: "x"), count: 1_000_000)
        let engine = try RawEngine(folder.path + "/engine", answer: Array("HTTP/1.1 200 OK\r\n\(framing)\r\n".utf8) + body)
        let record = try #require(Record(path: folder.path + "/record"))
        let proxy = try Proxy(
            socket: folder.path + "/proxy", ProxyOptions(engine: engine.path, lesson: "l", record: record, folders: []))
        let request = Array("GET /images/x/get HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n".utf8)
        let reply = try await RawClient.exchange(proxy.socket, request) { engine.waitUntilClosed() }
        #expect(reply.status == 200)
        #expect(reply.text.utf8.count { $0 == UInt8(ascii: "x") } >= body.count)
        proxy.stop()
    }
}

/// An engine that gives its first client one answer, at once, and closes.
private final class RawEngine: Sendable {
    let path: String
    private let isClosed = DispatchSemaphore(value: 0)

    init(_ path: String, answer: [UInt8]) throws {
        self.path = path
        let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        try #require(SocketAddress.with(path, { bind(listener, $0, $1) }) == 0 && listen(listener, 1) == 0)
        Thread { [isClosed] in
            let client = accept(listener, nil, nil)
            var request = [UInt8](repeating: 0, count: 4096)
            _ = recv(client, &request, request.count, 0)
            // The whole answer fits, so that it is sent before anything is read.
            var room: Int32 = 4 << 20
            setsockopt(client, SOL_SOCKET, SO_SNDBUFFORCE, &room, socklen_t(MemoryLayout<Int32>.size))
            var sent = 0
            while sent < answer.count {
                let count = answer[sent...].withUnsafeBytes { send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
                if count <= 0 { break }
                sent += count
            }
            close(client)
            close(listener)
            isClosed.signal()
        }.start()
    }

    /// Blocks its thread.
    func waitUntilClosed() { isClosed.wait() }
}
