//! Public keys as authenticators write them (RFC 9052), of the three kinds that every browser offers.

use minicbor::data::Type;
use minicbor::decode::Decoder;
use ring::signature::{
    ECDSA_P256_SHA256_ASN1, ED25519, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey,
};

/// The kinds that may be made, by their numbers of COSE, the best first: ES256, EdDSA, RS256.
pub(in crate::team) const KINDS: [i64; 3] = [ES256, EDDSA, RS256];

const ES256: i64 = -7;
const EDDSA: i64 = -8;
const RS256: i64 = -257;

/// What a key may have beside what we read.
const MOST_ENTRIES: u64 = 16;

/// A public key that can be asked whether it signed something.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum PublicKey {
    /// ECDSA on P-256 with SHA-256: an uncompressed point.
    Es256([u8; 65]),
    /// Ed25519.
    EdDsa([u8; 32]),
    /// RSA (PKCS #1 v1.5) with SHA-256: modulus and exponent.
    Rs256(Vec<u8>, Vec<u8>),
}

/// What a key is made of, as far as it was read.
#[derive(Default)]
struct Parameters<'a> {
    kty: Option<i64>,
    alg: Option<i64>,
    curve: Option<i64>,
    first: Option<&'a [u8]>,
    second: Option<&'a [u8]>,
    third: Option<&'a [u8]>,
}

impl PublicKey {
    /// Reads a key, and says how many bytes it takes; `None` where it is of another kind.
    pub(super) fn read(bytes: &[u8]) -> Option<(Self, usize)> {
        let mut reader = Decoder::new(bytes);
        let entries = reader.map().ok()?.filter(|it| *it <= MOST_ENTRIES)?;
        let mut found = Parameters::default();
        for _ in 0..entries {
            found.take(&mut reader)?;
        }
        Some((found.key()?, reader.position()))
    }

    /// Whether this key signed the message.
    pub(super) fn signed(&self, message: &[u8], signature: &[u8]) -> bool {
        let verified = match self {
            Self::Es256(point) => UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, point).verify(message, signature),
            Self::EdDsa(key) => UnparsedPublicKey::new(&ED25519, key).verify(message, signature),
            Self::Rs256(n, e) => {
                RsaPublicKeyComponents { n, e }.verify(&RSA_PKCS1_2048_8192_SHA256, message, signature)
            }
        };
        verified.is_ok()
    }
}

impl<'a> Parameters<'a> {
    fn take(&mut self, reader: &mut Decoder<'a>) -> Option<()> {
        let label = reader.i64().ok()?;
        let is_bytes = reader.datatype().ok()? == Type::Bytes;
        match (label, is_bytes) {
            (1, false) => self.kty = Some(reader.i64().ok()?),
            (3, false) => self.alg = Some(reader.i64().ok()?),
            (-1, false) => self.curve = Some(reader.i64().ok()?),
            (-1, true) => self.first = Some(reader.bytes().ok()?),
            (-2, true) => self.second = Some(reader.bytes().ok()?),
            (-3, true) => self.third = Some(reader.bytes().ok()?),
            _ => reader.skip().ok()?,
        }
        Some(())
    }

    fn key(&self) -> Option<PublicKey> {
        match (self.kty?, self.alg?, self.curve) {
            (2, ES256, Some(1)) => {
                let (x, y) = (self.second.filter(|it| it.len() == 32)?, self.third.filter(|it| it.len() == 32)?);
                let mut point = [4; 65];
                point[1..33].copy_from_slice(x);
                point[33..].copy_from_slice(y);
                Some(PublicKey::Es256(point))
            }
            (1, EDDSA, Some(6)) => Some(PublicKey::EdDsa(self.second?.try_into().ok()?)),
            (3, RS256, _) => Some(PublicKey::Rs256(number(self.first?), number(self.second?))),
            _ => None,
        }
    }
}

/// A number without the zeros before it, as it is compared.
fn number(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().copied().skip_while(|it| *it == 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A key of 2048 bits and what it signed, made by OpenSSL: ring makes none.
    const MODULUS: &str = "af9418cad2a72ebb29d5bf43eb0a71329b58fdf122748c5bf215c9f1f174cdac4b58626322ae4572252bd007219722c1\
        82e85bdd33a877394d15f46f4d0618f90b6e213e322fb40aab1c1cbc920f1f9277fcf0588557eca207608848a448f51d\
        e33af23885992222010da2d143e988015384cbad8928a0393fd95f307b25dcb0e512197839c0033a1ab74551dac4fd93\
        7bf64e0984cf94f99514d92a01f2df5de1de5ea85a2aa93329450b34895d78754e2ce7e4bba8f52ca7ef062287abcae1\
        9ad580c6e6c37dd90adf3681ad8f15d506bb3a02e519ba6219d86a67442dc7af51ef68c8719c706a5f75837df4118cdc\
        8d9f641f5da7dbba3fd33aeaef1c4133";
    const SIGNATURE: &str = "95d74740679b4ef80abf1b941e64a98967117fa95fa9730b71cf8415acae224021f9786ecf19ed927ee42f6527d09136\
        fcc50e9c32d25383db770f622ab841600dd23050e1b85bfb0921b01dd7ce8bba67c90c28f5076a1e7a58e0a2e1502572\
        625ef206835cb1faeb84fed3b7a7f3e3d06f728d3bc232d6dd4754f0200e9239e94fabbdbad444e1587b69db40ccbc85\
        d3e560e000dd70a24d5e189975bf90c33bd483f9bab2f94e3efeb5ec66d988b52af427d0930ad1df613a1effac99a369\
        76920030a74315388c0e84ba01cf6fd471025653d83d413abcf685bb20fc2f0b09b61ca044e2d101c5786843ead84697\
        f7c7f36e6cd826aace43cb237d0cb1e3";
    const MESSAGE: &[u8] = b"Ma Boutique";

    fn of_rsa(modulus: &[u8]) -> Vec<u8> {
        // {1: 3, 3: -257, -1: modulus, -2: 65537}
        let mut key = vec![0xa4, 1, 3, 3, 0x39, 1, 0, 0x20, 0x59];
        key.extend(u16::try_from(modulus.len()).unwrap().to_be_bytes());
        key.extend(modulus);
        key.extend([0x21, 0x43, 1, 0, 1]);
        key
    }

    #[test]
    fn a_7_a_key_of_rsa_tells_what_it_signed() {
        let (modulus, signature) = (super::super::bytes(MODULUS).unwrap(), super::super::bytes(SIGNATURE).unwrap());
        let written = of_rsa(&modulus);
        let (key, length) = PublicKey::read(&written).unwrap();
        assert_eq!(length, written.len());
        assert!(key.signed(MESSAGE, &signature));
        assert!(!key.signed(b"Autre Client", &signature));
        let (short, _) = PublicKey::read(&of_rsa(&modulus[..128])).unwrap();
        assert!(!short.signed(MESSAGE, &signature), "1024 bits are too few");
    }

    #[test]
    fn a_7_what_is_no_key_is_none() {
        let mut other_kind = of_rsa(&[1; 256]);
        // RS512 instead of RS256.
        other_kind[6] = 2;
        let whole = of_rsa(&[1; 256]);
        for bytes in [&[][..], &[0xa0], &[0xbf, 0xff], &[0xba, 0xff, 0xff, 0xff, 0xff], &whole[..40], &other_kind[..]] {
            assert_eq!(PublicKey::read(bytes), None, "{bytes:?}");
        }
    }
}
