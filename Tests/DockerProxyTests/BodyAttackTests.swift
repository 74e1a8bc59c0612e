import TestSupport
import Testing

@testable import DockerProxy

/// Bodies that are framed or coded in ways that programs read differently, or that break off.
@Suite(.engine, .timeLimit(.minutes(5))) struct BodyAttackTests {
    /// A body that mounts a foreign volume, as `$BODY`; `$N` is its length, and `$H` that in hexadecimal. `|` ends a line.
    private static let framings = [
        "Content-Length: $N||$BODY", "Content-Length: $N|Content-Type: text/plain||$BODY", "content-length: $N||$BODY",
        "Content-Length: $N|Content-Type: application/json; charset=utf-16||$BODY", "Content-Length: $N|Content-Encoding: gzip||$BODY",
        "Content-Length: $N|Content-Encoding: identity||$BODY", "Content-Length: 0$N||$BODY",
        "Content-Length: $N |Expect: 100-continue||$BODY",
        "Content-Length: $N|Expect: 200-ok||$BODY", "Content-Length: 2||{}$BODY", "Content-Length: 1||$BODY",
        "Content-Length: 999999||$BODY",
        "Content-Length: 0||$BODY", "|$BODY", "Content-Length: 0x$H||$BODY", "Content-Length: $N,$N||$BODY", "Content-Length: $N;x||$BODY",
        "Content-Length: $N|Content-Length: 0||$BODY", "Content-Length: 2|Transfer-Encoding: chunked||$H|$BODY|0||",
        "Transfer-Encoding: chunked||$H|$BODY|0||", "Transfer-Encoding: CHUNKED||$H|$BODY|0||", "transfer-encoding:chunked||$H|$BODY|0||",
        "Transfer-Encoding: chunked||000000$H|$BODY|0||", "Transfer-Encoding: chunked||$H;a=b;c=\"d\"|$BODY|0||",
        "Transfer-Encoding: chunked||$H |$BODY|0||", "Transfer-Encoding: chunked|| $H|$BODY|0||",
        "Transfer-Encoding: chunked||0x$H|$BODY|0||",
        "Transfer-Encoding: chunked||$H|$BODY|0|Content-Length: 0||", "Transfer-Encoding: chunked||$H|$BODY|00000||",
        "Transfer-Encoding: chunked||$H|$BODY|0|", "Transfer-Encoding: chunked||$H|$BODY", "Transfer-Encoding: chunked||$H|$BODY|-1||",
        "Transfer-Encoding: chunked||1|$BODY|0||", "Transfer-Encoding: chunked||FFFFFFFFFFFFFFFFF|$BODY|0||",
        "Transfer-Encoding: chunked||2|{}|$H|$BODY|0||", "Transfer-Encoding: chunked||0||$H|$BODY|0||",
        "Transfer-Encoding: gzip, chunked||$H|$BODY|0||", "Transfer-Encoding: chunked, identity||$H|$BODY|0||",
        "Transfer-Encoding: identity||$BODY", "Transfer-Encoding: chunked\u{B}||$H|$BODY|0||",
        "Transfer-Encoding:|Content-Length: $N||$BODY",
        "Transfer-Encoding: chunked|Trailer: X-HTTP-Method-Override||$H|$BODY|0|X-HTTP-Method-Override: GET||",
        "X-HTTP-Method-Override: GET|Content-Length: $N||$BODY", "Connection: Content-Length|Content-Length: $N||$BODY",
        "Upgrade: h2c|Connection: Upgrade, HTTP2-Settings|HTTP2-Settings: AAMAAABk|Content-Length: $N||$BODY",
    ]

    @Test func `no framing of a body gets a foreign volume into a container`() async throws {
        try await ProxyStage.with { stage in
            try await stage.makeForeignObjects()
            let before = try await stage.foreign()
            let body = #"{"Image":"\#(ProxyStage.image)","HostConfig":{"Binds":["\#(stage.prefix)-user-data:/x"]}}"#
            let (count, hexadecimal) = (String(body.utf8.count), String(body.utf8.count, radix: 16))
            for framing in Self.framings {
                let text = "POST /containers/create?name=\(stage.prefix)-own-x HTTP/1.1|Host: d|\(framing)".replacing("|", with: "\r\n")
                    .replacing("$BODY", with: body).replacing("$N", with: count).replacing("$H", with: hexadecimal)
                let reply = try await RawClient.exchange(stage.proxy.socket, Array(text.utf8), closing: true)
                // There may be a 100 before it.
                #expect(!reply.text.contains("HTTP/1.1 2"), "\(framing): \(reply)")
            }
            #expect(try await stage.setUp("docker ps -aq --filter name=$O") == "")
            try await stage.expectUnchanged(before)
        }
    }

    /// What breaks off, with or without an end that another program would add: nothing may come of it.
    @Test func `a request that breaks off anywhere does nothing`() async throws {
        try await ProxyStage.with { stage in
            try await stage.makeOwnObjects()
            let body = #"{"Image":"\#(ProxyStage.image)"}"#
            let text = "POST /containers/create?name=\(stage.prefix)-own-x HTTP/1.1\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
            for count in stride(from: 1, to: text.utf8.count, by: 5) {
                let reply = try await RawClient.exchange(stage.proxy.socket, Array(text.utf8.prefix(count)), closing: true)
                #expect(reply.status == 0 || reply.status >= 400, "\(count): \(reply)")
            }
            #expect(try await stage.setUp("docker ps -aq --filter name=$O-x") == "")
        }
    }
}
