export { appendLeaves, EMPTY, equalFrontiers, type Frontier, frontierBytes, frontierOf, frontierRoot, newestProof, type TileGrowth } from "./append.ts";
export {
  type Checkpoint,
  checkCheckpoint,
  type CheckpointError,
  checkpointText,
  type HeldCheckpoint,
  parseCheckpoint,
  parseCheckpointText,
} from "./checkpoint.ts";
export { type Answers, ask, askLater, type LaterAnswers, type Question, type VerifyWith, type Work } from "./later.ts";
export {
  commitTo,
  type Leaf,
  type LeafError,
  type LeafKind,
  type LogName,
  MAX_LEAF_BYTES,
  type Opening,
  parseLeaf,
  parseOpenedLeaf,
  SALT_BYTES,
  verifyOpening,
  writeLeaf,
  writeOpenedLeaf,
} from "./leaf.ts";
export { checkLogProof, type HeldProof, type LogProof, type LogProofError, MAX_LOG_PROOF_BYTES, parseLogProof, writeLogProof } from "./log-proof.ts";
export {
  checkNote,
  cosignNote,
  equalSignatures,
  type HeldSignature,
  isKeyName,
  keyLine,
  type KeyType,
  MAX_NOTE_BYTES,
  MAX_SIGNATURES,
  type Note,
  type NoteError,
  type NoteKey,
  noteKey,
  type NoteSignature,
  parseKeyLine,
  parseNote,
  parseSignatureLines,
  signatureLine,
  signNote,
  timeOf,
  writeNote,
} from "./note.ts";
export { meetsQuorum, parsePolicy, type Policy, type PolicyError, type Quorum, trustLogs } from "./policy.ts";
export {
  checkConsistency,
  checkInclusion,
  type Consistency,
  consistencyProof,
  type Inclusion,
  inclusionProof,
  type ProofError,
  verifyConsistency,
  verifyInclusion,
} from "./proof.ts";
export {
  edgeTiles,
  MAX_ENTRY_BYTES,
  parseBundle,
  parseTilePath,
  rangeHashes,
  type ReadTile,
  rootOfTiles,
  type Tile,
  TILE_WIDTH,
  type TileError,
  type TilePath,
  tilePath,
  tileRoot,
  tilesOf,
  tileWidth,
  writeBundle,
} from "./tile.ts";
export { consistencyRanges, emptyRoot, type Hash, HASH_BYTES, inclusionRanges, leafHash, type LeafRange, nodeHash, type TreeNode } from "./tree.ts";
export { type AddCheckpoint, checkAdd, MAX_PROOF_LINES, parseAddCheckpoint, type Seen, type WitnessError, writeAddCheckpoint } from "./witness.ts";
