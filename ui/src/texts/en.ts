// What the page says, in English: the source of the other languages, and their type.

import type { DialogWords } from "../bindings/DialogWords";
import { formats, sentence } from "./formats";

const { ago, count, duration, form, list, minutes, number, seconds, share } = formats("en", "narrow");

export const en = {
  /** Its own name for itself. */
  language: "English",
  number,
  ago,

  /** What a button does, and the keys that do it too. */
  withKeys: (text: string, keys: string) => `${text} (${keys})`,
  cancel: "Cancel",
  save: "Save",

  create: {
    title: "Create",
    prompt: "What shall it be?",
    promptExample: "a rustic wooden treasure chest",
    openFile: "Open a file…",
    openFileHint: "A picture (PNG, JPEG, WebP), a mesh (glTF, GLB, OBJ) or a .vox file of your own",
    seed: "Seed",
    seedEmpty: "Seed (any)",
    seedHint: "The same prompt and seed make the same images",
    seedAny: "any",
    seedAnyHint: "Let chance choose",
    seedWrong: "A seed is a whole number up to 9007199254740991.",
    generate: "Generate",
    candidates: "Candidates",
    candidate: (number: number) => `Candidate ${number}`,
    candidateHint: (number: number) => `Candidate ${number} (key ${number})`,
    drew: (things: string[], colours: string[], ignored: string[]) =>
      [
        `Drew ${things.join(", ")}${colours.length > 0 ? ` in ${colours.join(", ")}` : ""}`,
        ...(ignored.length > 0 ? [`ignored ${ignored.join(", ")}`] : []),
      ].join("; "),
    seedWas: (seed: number) => `Seed ${seed}`,
    keepSeed: "keep it",
    tabs: "What to do",
    build: "Build",
    tweak: "Tweak",
    tweakHint: "Change the model that is there: at once, for nothing",
    voxelize: "Voxelize",
    saveVersion: "Save version",
    saveVersionHint: "Keep it beside the original",
    balance: (tokens: number) =>
      `${count(tokens, { one: "token", other: "tokens" })} left; a model costs one`,
  },

  options: {
    voxelSize: "Voxel size",
    palette: "Palette",
    palette256: "A .vox file holds 255 colours: 256 means 255.",
    texturing: "Texturing",
    textured: "Colour",
    gray: "Grey",
    colorFrom: "Colour from",
    surface: "Surface",
    vertices: "Vertices",
    fill: "Fill the inside",
  },

  masks: {
    keep: "Keep",
    kept: "What is kept",
    looking: "Looking for the thing in the picture…",
    ways: {
      auto: { text: "Auto", title: "By the ground's colours and the mask model, whichever is surer" },
      ground: { text: "Ground", title: "Keep all that doesn't look like the ground at the border" },
      subject: { text: "Subject", title: "Keep what the mask model takes for the subject" },
      whole: { text: "Whole", title: "Keep the whole picture" },
    },
    found: {
      alpha: "Its ground is transparent.",
      groundAgreed: "Cut out by colour; the model agrees.",
      groundEven: "Cut out by colour: the ground is even.",
      ground: "Cut out by colour.",
      groundUnchecked: "Cut out by colour: this build has no mask model.",
      subject: "Cut out by the mask model.",
      nothing: "Nothing stands out: all of it is built.",
      whole: "All of it is built.",
    },
  },

  tweaks: {
    title: "Tweak",
    size: "Voxel size",
    colors: "Colours",
    palette: "Palette",
    paletteOwn: "Its own",
    paletteFile: "From a file…",
    inside: "Inside",
    asIs: "As is",
    filled: "Filled",
    shell: "Shell",
    thickness: "Thickness",
    mirror: "Mirror",
    turnLeft: "⟲ Turn",
    turnLeftHint: "A quarter turn to the left",
    turnRight: "Turn ⟳",
    turnRightHint: "A quarter turn to the right",
    floaters: "Remove floating bits",
    color: (index: number) => `Colour ${index}`,
    pickColor: "Click a colour under the model to change it",
    undo: "Undo",
    redo: "Redo",
    original: "Original",
    originalHint: "The model as it was received",
  },

  gallery: {
    pick: (number: number) => `Pick candidate ${number}`,
    willBuild: "This is what will be built. Set the options, then Voxelize.",
    chooseMask: "Choose what to keep of the picture.",
    choose: "Pick one with a click or the keys 1 2 3, then Voxelize.",
  },

  viewport: {
    title: "Viewport",
    canvas:
      "The model: drag or arrow keys turn it, Shift moves it, wheel, plus and minus zoom, F shows all of it",
    welcome: "Type what you want to see in voxels.",
    welcomeThen: "Three images appear; the one you pick becomes a model for MagicaVoxel.",
    welcomeOr: "Or drop a picture, a mesh or a .vox file here.",
    drop: "Drop to open",
    ok: "OK",
    trouble: sentence,
    views: "Views",
    frame: "Frame",
    frameHint: "Show all of it",
    paletteIndex: "Palette index",
  },

  /** The sides that a model is looked at from: on buttons and on the view cube, and within a sentence. */
  views: {
    iso: "Iso",
    front: "Front",
    right: "Right",
    back: "Back",
    left: "Left",
    top: "Top",
    bottom: "Bottom",
  },
  cube: {
    title: "View cube",
    lookFrom: (sides: string[]) => `Look from the ${list(sides).toLowerCase()}`,
  },

  stage: {
    drawn: "What is drawn",
    toggles: {
      edges: { text: "Edges", hint: "Lines where voxels meet" },
      grid: { text: "Grid", hint: "Lines on the ground" },
      ground: { text: "Ground", hint: "The ground" },
      shadow: { text: "Shadow", hint: "The sun's shadow" },
      plain: { text: "Plain", hint: "A plain background" },
      wireframe: { text: "Wire", hint: "Outlines instead of faces" },
      turns: { text: "Turn", hint: "The model turns gently while nobody touches anything" },
    },
    projection: "Projection",
    projections: {
      perspective: { text: "Pers", title: "Far things are smaller" },
      parallel: { text: "Orth", title: "Parallel lines stay parallel" },
      isometric: { text: "Iso", title: "All three axes equally foreshortened" },
    },
    more: "Camera, slices, light",
    camera: "Camera",
    cameraHint: "Where the eye is, and cameras that you have saved",
    slices: "Slices",
    slicesHint: "Cut the model open along each axis",
    sliceFrom: (axis: string) => `From, along ${axis}`,
    sliceTo: (axis: string) => `To, along ${axis}`,
    showAll: "Show all",
    beauty: "Beauty",
    beautyHint:
      "Trace paths of light: soft light that is cast back by every surface. Ends when anything moves",
    beautyBegins: "Beginning",
    beautySeconds: (done: number, left: number) => `${share(done)}, ${seconds(left)} left`,
    beautyMinutes: (done: number, left: number) => `${share(done)}, ${minutes(left)} left`,
    beautyDone: "Done",
  },

  camera: {
    title: "Camera",
    yaw: "Yaw",
    pitch: "Pitch",
    field: "View",
    target: (axis: string) => `Target ${axis}`,
    distance: "Distance",
    save: "Save camera",
    saveHint: "Save this camera (7); 8 goes through the saved ones",
    recall: "Look from here",
    saved: (number: number) => `Camera ${number}`,
    nameOf: (number: number) => `Name of camera ${number}`,
    forget: "Forget",
    forgetOne: (name: string) => `Forget ${name}`,
  },

  model: {
    title: "Model",
    voxels: (voxels: number) => count(voxels, { one: "voxel", other: "voxels" }),
    colors: (colors: number) => count(colors, { one: "colour", other: "colours" }),
    compareWith: "Compare with",
    compareHint: "Show another model beside this one (Escape ends it)",
    compare: "Compare…",
    compareNothing: "Compare nothing",
    picture: "Picture…",
    pictureHint: "Save what the stage shows as a PNG",
    export: "Export .vox",
    palette: "Palette of the model",
    swatch: (color: string, voxels: number) =>
      `Colour ${color}, ${count(voxels, { one: "voxel", other: "voxels" })}`,
    swatchHint: (color: string, index: number, voxels: number) =>
      `${color}, index ${index}, ${count(voxels, { one: "voxel", other: "voxels" })}: click to see where`,
  },

  /** What a model is called among those of its generation. */
  names: {
    numbered: (number: number, parts: string[]) => `${number}: ${parts.join(", ")}`,
    asItWas: "as it was",
    image: (number: number) => `image ${number}`,
    mask: (way: string) => way.toLowerCase(),
    size: (size: number) => `size ${size}`,
    palette: (colors: number) => `palette ${colors}`,
    filled: "filled",
    gray: "grey",
    vertices: "vertices",
    colors: (colors: number) => count(colors, { one: "colour", other: "colours" }),
    recolored: "recoloured",
    shell: (thickness: number) => `shell of ${thickness}`,
    nothingFloats: "nothing floats",
    mirrored: "mirrored",
    turned: "turned",
    copy: "a copy",
    of: (prompt: string, model: string) => `${prompt}, ${model}`,
  },

  picture: {
    title: "Save a picture",
    what: "What",
    kinds: { picture: "Picture", gif: "Turn, GIF", apng: "Turn, PNG" },
    size: "Size",
    asOnStage: "As on the stage",
    other: "Another one",
    pixels: "Pixels",
    width: "Width",
    height: "Height",
    frames: "Frames",
    seconds: "Seconds",
    transparent: "Transparent ground",
    progress: "Drawn so far",
    save: "Save…",
  },

  /** The system's own dialogs: their titles and what they call the files. */
  files: {
    open: { title: "Open", kind: "Pictures, meshes and models" },
    palette: { title: "Open a palette", kind: "Palettes" },
    export: { title: "Export", kind: "MagicaVoxel" },
    picture: { title: "Save a picture", kind: "Picture" },
    turntable: { title: "Save a turntable", kind: "Turntable" },
  } satisfies Record<string, DialogWords>,

  history: {
    title: "History",
    search: "Search history",
    searchTrash: "Search the trash",
    generations: (generations: number) => form(generations, { one: "generation", other: "generations" }),
    inTrash: (generations: number) =>
      form(generations, { one: "generation in the trash", other: "generations in the trash" }),
    back: "Back",
    trash: "Trash",
    list: "Generations",
    empty: "What you generate is kept here.",
    emptyTrash: "The trash is empty.",
    nothingMatches: "Nothing matches.",
    working: "working",
    unconfirmed: "unconfirmed",
    failed: "failed",
    star: "Star",
    unstar: "Take the star off",
    starOne: (prompt: string) => `Star ${prompt}`,
    delete: "Delete",
    deleteOne: (prompt: string) => `Delete ${prompt}`,
    selection: "Selected generations",
    selected: (generations: number) => `${number(generations)} selected`,
    unselect: "Select nothing",
    restore: "Restore",
    tag: "Tag",
    emptyIt: "Empty trash",
    thrown: (generations: number) =>
      generations === 1 ? "Moved to the trash" : `${number(generations)} moved to the trash`,
    undo: "Undo",
    settings: "Settings",
  },

  filters: {
    title: "Filter the history",
    starred: "★ Starred",
    withModel: "Has a model",
    when: "When",
    anyTime: "Any time",
    today: "Today",
    lastDays: (days: number) => `${number(days)} days`,
    lastYear: "A year",
    between: "Between…",
    from: "From",
    to: "To",
    size: "Size of a model",
    anySize: "Any size",
    sizeTo: (most: number) => `To ${most}`,
    sizeBetween: (least: number, most: number) => `${least} to ${most}`,
    sizeOver: (least: number) => `Over ${least}`,
    tag: "Tag",
    anyTag: "Any tag",
    tagged: (tag: string, generations: number) => `${tag} (${number(generations)})`,
    service: "Service",
    anyService: "Any service",
    clear: "Clear",
  },

  tags: {
    title: (generations: number) =>
      generations === 1 ? "Tags" : `Tags of ${number(generations)} generations`,
    worn: "Tags that are there",
    remove: (tag: string) => `Remove ${tag}`,
    none: "No tags yet.",
    fresh: "New tag",
    add: "Add",
    done: "Done",
  },

  /** What is asked before generations are thrown away while work is on its way for them, or deleted for good. */
  doomed: {
    keep: "Keep",
    stop: {
      title: (generations: number) => `Delete ${these(generations)}?`,
      text: "Work is on its way and will be cancelled. A token that it cost comes back if the service can still stop it.",
      button: "Stop and delete",
    },
    delete: {
      title: (generations: number) => `Delete ${these(generations)} for good?`,
      text: "Images and models go too. This can't be undone.",
      button: "Delete",
    },
    empty: {
      title: (_generations: number) => "Empty the trash?",
      text: "Everything in it goes for good, with images and models. This can't be undone.",
      button: "Empty",
    },
  },

  settings: {
    title: "Settings",
    keyring: "Tokens are kept in this system's keyring.",
    noKeyring: (message: string) => message,
    library: (folder: string) => `The history lies in ${folder}`,
    language: "Language",
    languageSystem: "System",
    theme: "Theme",
    themes: { system: "System", light: "Light", dark: "Dark" },
    close: "Close",
  },

  services: {
    title: "New work goes to",
    builtIn: "Built in",
    builtInHint: "Offline, free, no account",
    noToken: "no token",
    balance: (tokens: number) => `${count(tokens, { one: "token", other: "tokens" })} left`,
    add: "Add a service…",
    addIt: "Add",
    edit: "Edit",
    remove: "Remove",
    forgetToken: "Forget token",
    address: "Address",
    addressExample: "https://voxelai.studio",
    unencrypted:
      "http:// is not encrypted: whoever is on the way can read the token and what you make. Use https:// where you can.",
    name: "Name",
    nameEmpty: "As you like; its address otherwise",
    token: "Token",
    tokenKept: "A token is kept; leave empty to keep it",
    tokenPaste: "Paste the token",
    test: "Test",
    asking: "Asking…",
    tokenTaken: "The service takes this token.",
  },

  /** What can be done that no button says. */
  actions: {
    prompt: "Write a prompt",
    keepSeed: "Keep the seed",
    cancel: "Cancel what is on its way",
    lookFrom: (view: string) => `Look: ${view}`,
    frameSelection: "Show the highlighted colour, or what slices leave",
    nextCamera: "Go through the saved cameras",
    toggle: (what: string) => `Show or hide: ${what}`,
    setting: (what: string, value: string) => `${what}: ${value}`,
    tags: "Tags",
    select: "Select, or no longer",
    selectAll: "Select all",
    undoDelete: "Take back from the trash",
    trash: "Open or close the trash",
  },
  palette: {
    title: "Actions",
    find: "What do you want to do?",
    nothing: "No action is called that.",
  },
  sheet: {
    title: "Keys",
    groups: {
      make: "Create",
      model: "Model",
      stage: "Stage",
      history: "History",
      page: "Window",
    },
    hands: "Hands on the stage",
    gestures: [
      ["Turn", "drag left or right, arrows"],
      ["Move", "drag the middle button, Shift+drag, two fingers"],
      ["Zoom to the pointer", "wheel, pinch, + −"],
      ["Show all of it", "double click"],
      ["Take a voxel's colour", "Alt+click, Ctrl+click"],
    ] as [string, string][],
  },
  panels: {
    width: (panel: string) => `Width of ${panel}`,
    fold: (panel: string) => `Fold or unfold: ${panel}`,
    hint: "Drag to resize; double click folds",
    unfoldHint: (panel: string) => `${panel}: double click or drag unfolds`,
  },
  /** What is written on keys. */
  keys: {
    Ctrl: "Ctrl",
    Shift: "Shift",
    Alt: "Alt",
    Enter: "Enter",
    Escape: "Esc",
    Delete: "Del",
    Space: "Space",
    numpad: (key: string) => `Numpad ${key}`,
  },

  notices: {
    saved: (path: string) => `Saved ${path}`,
    versionSaved: "Saved as a version beside the original",
  },

  progress: {
    sending: "Sending",
    waiting: (ms: number) => `Waiting for a worker, ${duration(ms)}`,
    drawing: (ms: number) => `Drawing, ${duration(ms)}`,
    building: (ms: number) => `Building, ${duration(ms)}`,
    waited: (doing: string, ms: number) => `${doing} (waited ${duration(ms)})`,
    storing: "Saving",
    stopping: "Stopping",
    waitingForToken: "Waiting for a token",
    sendsIn: (left: number) => `Sending by itself in ${seconds(left)}`,
    triesIn: (left: number) => `Next try in ${seconds(left)}`,
  },

  /** What is in the way, by code. Each gets the particulars, as the service or the system gave them. */
  troubles: {
    signIn: (_message: string) =>
      "The service needs a valid token. The job is kept and goes on by itself once there is one.",
    outOfTokens: (_message: string) => "This account is out of tokens. Image and options stay as they are.",
    noBalance: sentence,
    offline: (message: string) => `${sentence(message)} Trying again by itself.`,
    busy: sentence,
    refused: sentence,
    failed: sentence,
    jobLost: (message: string) => `The service no longer has this job. ${sentence(message)}`,
    unconfirmed: (_message: string) =>
      "The request may or may not have reached the service, and a token may be spent. Send it again?",
    disk: (message: string) => `This could not be written to disk. ${sentence(message)}`,
    noGpu: sentence,
    badRequest: sentence,
    internal: (message: string) => `Something went wrong inside. ${sentence(message)}`,
  },
  remedies: {
    settings: "Open settings",
    again: "Send again",
    cancel: "Cancel",
  },
};

/** What every language says. */
export type Texts = typeof en;

function these(generations: number): string {
  return generations === 1 ? "this generation" : `these ${number(generations)} generations`;
}
