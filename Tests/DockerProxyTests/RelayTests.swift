import Dispatch
import Glibc
import Primitives
import TestSupport
import Testing

@testable import DockerProxy

/// Answers on their way to the client, from an engine of which only the answer matters.
@Suite struct RelayTests {
    /// Whoever reads slowly still gets everything: what the engine has sent before it closed is announced by no descriptor any more.
    @Test(arguments: ["Content-Length: 1000000\r\n", ""])
    func `an answer arrives whole, even if the client begins to read after the engine has closed`(framing: String) async throws {
        let body = [UInt8](repeating: UInt8(ascii: "x"), count: 1_000_000)
        let reply = try await reply(to: Array("HTTP/1.1 200 OK\r\n\(framing)\r\n".utf8) + body)
        #expect(reply.status == 200)
        #expect(reply.text.utf8.count { $0 == UInt8(ascii: "x") } >= body.count)
    }

    @Test func `an answer that the engine sends byte by byte arrives whole`() async throws {
        let answer = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
        let reply = try await reply(to: Array(answer.utf8), piece: 1)
        #expect(reply.status == 200)
        #expect(reply.body.filter(\.isLetter) == "hello" && reply.body.hasSuffix("0\r\n\r\n"), "\(reply.text)")
    }

    @Test(arguments: [
        ("POST /volumes/create HTTP/1.1\r\nContent-Length: \(5 << 20)\r\n\r\n" + String(repeating: " ", count: 5 << 20), 413),
        ("POST /volumes/create HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n500000\r\n" + String(repeating: " ", count: 5 << 20), 413),
        ("GET /version HTTP/1.1\r\nX: " + String(repeating: "x", count: 70_000) + "\r\n\r\n", 431),
        ("GET /version HTTP/1.1\r\nX: " + String(repeating: "x", count: 200_000), 431),
    ])
    func `a body and a head that are too long are refused before the engine is asked`(request: String, status: Int) async throws {
        let folder = ScratchFolder()
        let record = try #require(Record(path: folder.path + "/record"))
        let options = ProxyOptions(engine: folder.path + "/none", lesson: "l", record: record, folders: [])
        let proxy = try #require(Proxy(socket: folder.path + "/proxy", options))
        defer { proxy.stop() }
        #expect(try await RawClient.exchange(proxy.socket, Array(request.utf8), closing: true).status == status)
    }

    /// What the client gets of an engine's answer.
    private func reply(to answer: [UInt8], piece: Int = .max) async throws -> RawClient.Reply {
        let folder = ScratchFolder()
        let engine = try RawEngine(folder.path + "/engine", answer: answer, piece: piece)
        let record = try #require(Record(path: folder.path + "/record"))
        let options = ProxyOptions(engine: engine.path, lesson: "l", record: record, folders: [])
        let proxy = try #require(Proxy(socket: folder.path + "/proxy", options))
        defer { proxy.stop() }
        let request = Array("GET /images/x/get HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n".utf8)
        return try await RawClient.exchange(proxy.socket, request) { engine.waitUntilClosed() }
    }
}

/// An engine that gives its first client one answer, in pieces of this size, and closes.
private final class RawEngine: Sendable {
    let path: String
    private let isClosed = DispatchSemaphore(value: 0)

    init(_ path: String, answer: [UInt8], piece: Int) throws {
        self.path = path
        let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        try #require(SocketAddress.with(path, { bind(listener, $0, $1) }) == 0 && listen(listener, 1) == 0)
        let hasStarted = DetachedThread.start { [isClosed] in
            let client = accept(listener, nil, nil)
            var request = [UInt8](repeating: 0, count: 4096)
            _ = recv(client, &request, request.count, 0)
            // The whole answer fits, so that it is sent before anything is read.
            var room: Int32 = 4 << 20
            setsockopt(client, SOL_SOCKET, SO_SNDBUFFORCE, &room, socklen_t(MemoryLayout<Int32>.size))
            var sent = 0
            while sent < answer.count {
                let count = answer[sent...].prefix(piece).withUnsafeBytes { send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
                if count <= 0 { break }
                sent += count
            }
            close(client)
            close(listener)
            isClosed.signal()
        }
        try #require(hasStarted)
    }

    /// Blocks its thread.
    func waitUntilClosed() { isClosed.wait() }
}
