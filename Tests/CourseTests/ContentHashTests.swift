import Testing

@testable import Course

struct ContentHashTests {
    // The examples of FIPS 180-4's companion document.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func `hashes match the standard's examples`(text: String, hex: String) {
        #expect(ContentHash(of: text).hex == hex)
    }

    @Test func `a million letters hash the same in pieces and in one call`() {
        let expected = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        var digest = SHA256()
        for _ in 0..<10_000 { digest.update([UInt8](repeating: UInt8(ascii: "a"), count: 100)) }
        #expect(digest.finish() == ContentHash(of: String(repeating: "a", count: 1_000_000)).bytes)
        #expect(ContentHash(of: String(repeating: "a", count: 1_000_000)).hex == expected)
    }

    @Test func `a short name is the start of the digest`() {
        #expect(ContentHash(of: "abc").hex(digits: 12) == "ba7816bf8f01")
    }

    @Test func `boundaries between parts change the hash`() {
        #expect(ContentHash(ofParts: ["a", "bc"]) != ContentHash(ofParts: ["ab", "c"]))
    }
}
