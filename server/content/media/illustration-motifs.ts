import { ball, box, disc, leaf, line, placed, shape, times } from './illustration-strokes.ts'

/** The colours of a drawing, by what they are for. */
export type Ink = Record<
  | 'paper'
  | 'raised'
  | 'warm'
  | 'sun'
  | 'far'
  | 'middle'
  | 'near'
  | 'ink'
  | 'mist'
  | 'water'
  | 'shallow'
  | 'accent'
  | 'gold'
  | 'jade',
  string
>

type Between = (low: number, high: number) => number
type Draw = (ink: Ink, between: Between) => string

const fruit: Draw = (ink, between) =>
  line('M760 980C772 860 742 760 812 610', ink.ink, 22) +
  line('M790 700C860 640 940 630 1010 650M772 780C700 720 640 716 580 740', ink.ink, 14) +
  [
    [812, 620, 14],
    [812, 620, -46],
    [1000, 652, 62],
    [600, 738, -66],
    [880, 640, 28],
    [690, 720, -22],
  ]
    .map(([x = 0, y = 0, turn = 0]) => placed(x, y, turn + between(-8, 8), 0.72, leaf(ink.near, ink.far)))
    .join('') +
  [
    [900, 730],
    [1004, 740],
    [606, 826],
    [700, 800],
    [800, 742],
  ]
    .map(
      ([x = 0, y = 0], i) =>
        line(`M${x} ${y - 96}V${y - 40}`, ink.ink, 8) +
        ball(x, y, between(60, 78), i % 2 ? ink.accent : ink.gold, ink.raised),
    )
    .join('')

const tea: Draw = (ink, between) =>
  times(5, (i) =>
    placed(800, 800, -76 + i * 38 + between(-6, 6), i === 2 ? 1.25 : 1, leaf(i % 2 ? ink.jade : ink.near, ink.far)),
  ) +
  line('M800 800V700', ink.ink, 12) +
  shape('M560 790H1040C1034 900 960 976 880 982H720C640 976 566 900 560 790Z', ink.raised) +
  shape('M560 790H1040Q1038 830 1026 860Q800 900 574 860Q562 830 560 790Z', ink.jade, 0.35) +
  line('M1034 826C1110 810 1130 900 990 918', ink.raised, 26) +
  line('M560 790H1040', ink.near, 12) +
  box(640, 978, 320, 22, ink.near, 11)

const vessel: Draw = (ink, between) =>
  shape('M732 470H868V660L1010 910Q1036 980 960 984H640Q564 980 590 910L732 660Z', ink.raised, 0.92) +
  shape('M664 784L590 910Q564 980 640 984H960Q1036 980 1010 910L936 784Q868 740 800 784T664 784Z', ink.jade, 0.85) +
  line('M732 470V660L590 910Q564 980 640 984H960Q1036 980 1010 910L868 660V470', ink.near, 14) +
  line('M704 466H896', ink.ink, 26) +
  times(6, () => disc(between(680, 920), between(800, 930), between(10, 26), ink.raised, 0.6)) +
  placed(800, 460, 14, 0.82, leaf(ink.near, ink.far)) +
  placed(800, 460, -34, 0.62, leaf(ink.jade, ink.far)) +
  box(1080, 760, 110, 224, ink.shallow, 40) +
  box(1080, 860, 110, 124, ink.accent, 40) +
  line('M1066 758H1204', ink.near, 16)

const flyer: Draw = (ink, between) =>
  line('M610 560L800 620L990 560', ink.ink, 20) +
  [610, 990]
    .map(
      (x) =>
        line(`M${x} 560V510`, ink.ink, 14) +
        `<ellipse cx="${x}" cy="506" rx="150" ry="16" fill="${ink.near}" opacity="0.55"/>`,
    )
    .join('') +
  shape('M690 590Q800 540 910 590L884 672Q800 706 716 672Z', ink.near) +
  disc(800, 690, 44, ink.ink) +
  disc(800, 694, 22, ink.water) +
  line('M730 680L690 760H760M870 680L910 760H840', ink.ink, 12) +
  shape('M800 716L560 985H1040Z', ink.sun, 0.3) +
  times(4, (i) =>
    line(
      `M${560 + i * 40} ${984 - i * 44}Q800 ${1030 - i * 44 - between(0, 12)} ${1040 - i * 40} ${984 - i * 44}`,
      ink.near,
      8,
      0.6,
    ),
  ) +
  disc(800, 628, 14, ink.accent)

const car: Draw = (ink) =>
  shape(
    'M420 900Q416 810 520 794L640 690Q664 668 700 668H920Q960 668 990 700L1076 790Q1190 806 1196 900Q1196 924 1170 924H446Q420 924 420 900Z',
    ink.near,
  ) +
  shape('M668 790L720 724Q730 712 748 712H798V790ZM828 712H910Q930 712 946 730L1000 790H828Z', ink.shallow) +
  line('M440 850H1180', ink.far, 8, 0.6) +
  [590, 1030].map((x) => disc(x, 924, 78, ink.ink) + disc(x, 924, 38, ink.far) + disc(x, 924, 12, ink.ink)).join('') +
  box(1150, 836, 46, 30, ink.gold, 14) +
  box(424, 840, 34, 34, ink.accent, 14) +
  shape('M850 420C760 440 740 530 800 596C890 574 906 486 850 420Z', ink.jade) +
  line('M800 668V580L836 490', ink.ink, 12)

const chip: Draw = (ink, between) =>
  [620, 710, 800, 890, 980]
    .map(
      (at) =>
        line(`M${at} 470V560M${at} 920V1000`, ink.gold, 20) +
        line(`M510 ${at - 60}H600M1000 ${at - 60}H1090`, ink.gold, 20),
    )
    .join('') +
  box(570, 520, 460, 440, ink.near, 36) +
  box(610, 560, 380, 360, ink.ink, 22) +
  box(690, 640, 220, 200, ink.jade, 16) +
  line(
    'M690 700H640V620M690 780H640V870M910 700H960V620M910 780H960V870M760 640V596M840 640V596M760 840V884M840 840V884',
    ink.gold,
    8,
    0.9,
  ) +
  times(3, (i) => line(`M${740 + i * 44} ${800 - between(10, 40) - i * 18}V806`, ink.raised, 20)) +
  disc(640, 590, 10, ink.accent)

const bridge: Draw = (ink, between) =>
  shape('M330 900Q800 560 1270 900L1270 950H1130A330 300 0 0 0 470 950H330Z', ink.middle) +
  line('M330 890Q800 550 1270 890', ink.near, 18) +
  times(9, (i) => {
    const x = 440 + i * 90
    const y = 900 - 170 * (1 - ((x - 800) / 470) ** 2)
    return line(`M${x} ${y}V${y - 54}`, ink.near, 12)
  }) +
  line('M420 800Q800 600 1180 800', ink.near, 10) +
  shape('M600 586Q800 540 800 440Q800 540 1000 586L960 606H640Z', ink.ink) +
  shape('M660 606H690V690H660ZM910 606H940V690H910ZM785 606H815V670H785Z', ink.accent) +
  disc(800, 432, 16, ink.gold) +
  times(3, (i) => line(`M${520 + i * 170} ${1010 + between(0, 26)}h110`, ink.near, 8, 0.5))

const book: Draw = (ink, between) =>
  shape('M800 720C700 640 540 640 440 690V970C540 920 700 920 800 990Z', ink.raised) +
  shape('M800 720C900 640 1060 640 1160 690V970C1060 920 900 920 800 990Z', ink.paper) +
  line(
    'M800 720C700 640 540 640 440 690V970C540 920 700 920 800 990C900 920 1060 920 1160 970V690C1060 640 900 640 800 720V990',
    ink.near,
    14,
  ) +
  times(
    4,
    (i) =>
      line(`M506 ${744 + i * 46}Q620 ${716 + i * 46} 730 ${766 + i * 46}`, ink.middle, 9, 0.7) +
      line(`M870 ${766 + i * 46}Q980 ${716 + i * 46} 1094 ${744 + i * 46}`, ink.middle, 9, 0.7),
  ) +
  placed(800, 700, -6, 1, leaf(ink.jade, ink.far)) +
  placed(800, 700, 40, 0.76, leaf(ink.near, ink.far)) +
  placed(800, 700, -48, 0.7, leaf(ink.near, ink.far)) +
  times(7, () => disc(between(620, 980), between(420, 600), between(9, 17), ink.gold))

const water: Draw = (ink, between) =>
  times(
    4,
    (i) =>
      `<ellipse cx="800" cy="960" rx="${180 + i * 120}" ry="${34 + i * 24}" fill="none" stroke="${ink.near}" stroke-width="7" opacity="${0.6 - i * 0.13}"/>`,
  ) +
  shape('M800 430C900 590 980 690 980 790A180 180 0 0 1 620 790C620 690 700 590 800 430Z', ink.jade) +
  shape('M660 790A140 140 0 0 0 800 930A200 200 0 0 1 690 700Q660 750 660 790Z', ink.raised, 0.5) +
  line('M716 836Q760 806 800 836T884 836', ink.raised, 12) +
  [
    [-1, 470],
    [1, 1120],
  ]
    .map(([way = 1, x = 0]) => {
      const y = between(1010, 1050)
      return shape(
        `M${x} ${y}q${50 * way} -40 ${120 * way} 0l${44 * way} -28v56l${-44 * way} -28q${-70 * way} 40 ${-120 * way} 0Z`,
        ink.near,
        0.8,
      )
    })
    .join('')

const mountain: Draw = (ink, between) =>
  shape('M430 985C470 700 560 520 660 520S800 640 840 985Z', ink.near) +
  shape('M700 985C740 800 830 660 930 660S1110 790 1160 985Z', ink.middle) +
  times(9, () =>
    line(
      `M${between(560, 720)} ${between(620, 700)}q-10 60 ${between(-14, 20)} ${between(100, 190)}`,
      ink.ink,
      5,
      0.35,
    ),
  ) +
  [
    [660, 522, 1],
    [596, 590, 0.6],
    [726, 580, 0.66],
    [930, 664, 0.7],
    [1010, 716, 0.5],
    [852, 706, 0.5],
  ]
    .map(
      ([x = 0, y = 0, size = 1]) =>
        placed(x, y, between(-8, 8), size * 0.62, leaf(ink.jade, ink.ink)) +
        placed(x, y, -40, size * 0.46, leaf(ink.near, ink.far)) +
        placed(x, y, 42, size * 0.46, leaf(ink.jade, ink.ink)),
    )
    .join('') +
  times(8, () => disc(between(540, 760), between(420, 560), between(8, 14), ink.gold))

const chair: Draw = (ink) =>
  line('M640 480V985M960 480V985M660 820L620 985M940 820L980 985', ink.accent, 30) +
  line('M620 500Q800 430 980 500', ink.accent, 36) +
  line('M720 520V760M800 506V760M880 520V760', ink.gold, 16) +
  box(596, 770, 408, 54, ink.near, 24) +
  line('M640 900H960', ink.accent, 18) +
  placed(1110, 985, 12, 1.1, leaf(ink.jade, ink.far)) +
  placed(1110, 985, -22, 0.8, leaf(ink.near, ink.far))

const bowl: Draw = (ink, between) =>
  times(3, (i) =>
    line(`M${690 + i * 110} 600q${between(-40, -20)} -50 0 -100t0 -${between(70, 110)}`, ink.near, 12, 0.4),
  ) +
  shape('M500 712Q800 610 1100 712Q800 800 500 712Z', ink.warm) +
  times(6, (i) => line(`M${590 + i * 56} ${700 - (i % 2) * 16}q60 40 110 6`, ink.gold, 12)) +
  placed(850, 716, 60, 0.5, leaf(ink.jade, ink.far)) +
  placed(830, 716, 20, 0.4, leaf(ink.near, ink.far)) +
  ball(720, 690, 40, ink.accent, ink.raised) +
  shape('M490 710Q800 810 1110 710Q1100 900 940 968H660Q500 900 490 710Z', ink.near) +
  line('M530 800Q800 880 1070 800', ink.far, 10, 0.7) +
  box(660, 964, 280, 30, ink.ink, 12) +
  line('M930 640L1190 460M970 660L1220 500', ink.accent, 16)

const rice: Draw = (ink, between) =>
  times(7, (i) => {
    const [x, way] = [560 + i * 80, i % 2 ? 1 : -1]
    const top = between(470, 570)
    const grains = times(6, (k) =>
      placed(x + way * (26 + k * 17), top + k * k * 5 + 16, way * (130 + k * 6), 0.16, leaf(ink.gold, ink.accent)),
    )
    return (
      line(`M${x} 985Q${x} ${top + 120} ${x + way * 10} ${top + 10}q${way * 40} -24 ${way * 120} 150`, ink.near, 10) +
      line(`M${x} 985Q${x - way * 20} 800 ${x - way * 90} ${between(700, 780)}`, ink.jade, 14) +
      grains
    )
  }) +
  times(4, (i) =>
    line(`M${430 + i * 30} ${980 + i * 34}Q800 ${1010 + i * 34} ${1170 - i * 30} ${980 + i * 34}`, ink.near, 10, 0.6),
  )

const gear = (x: number, y: number, r: number, fill: string, hole: string, turn: number) =>
  placed(
    x,
    y,
    turn,
    1,
    times(
      10,
      (i) =>
        `<rect x="${-r * 0.16}" y="${-r * 1.22}" width="${r * 0.32}" height="${r * 0.4}" rx="8" fill="${fill}" transform="rotate(${i * 36})"/>`,
    ) +
      disc(0, 0, r, fill) +
      disc(0, 0, r * 0.56, hole) +
      disc(0, 0, r * 0.22, fill),
  )

const machine: Draw = (ink, between) =>
  gear(600, 760, 150, ink.middle, ink.shallow, between(0, 35)) +
  gear(830, 900, 92, ink.gold, ink.shallow, between(0, 35)) +
  box(880, 940, 300, 46, ink.ink) +
  box(940, 860, 180, 90, ink.near) +
  line('M1030 870L1090 650L880 520L760 610', ink.near, 48) +
  [
    [1030, 866],
    [1090, 650],
    [880, 520],
  ]
    .map(([x = 0, y = 0]) => disc(x, y, 42, ink.ink) + disc(x, y, 18, ink.gold))
    .join('') +
  line('M760 610L716 620M760 610L764 664', ink.accent, 20) +
  disc(760, 610, 24, ink.ink)

const meeting: Draw = (ink, between) =>
  [
    [620, 1, ink.near],
    [980, 1, ink.middle],
    [800, 1.16, ink.ink],
  ]
    .map(([x, size, tone]) =>
      placed(
        Number(x),
        985,
        0,
        Number(size),
        shape('M-120 0C-120 -150 -80 -224 0 -230C80 -224 120 -150 120 0Z', String(tone)) +
          shape('M-34 -226L0 -150L34 -226Z', ink.raised) +
          disc(0, -300, 66, String(tone)),
      ),
    )
    .join('') +
  line(`M560 500Q800 ${between(380, 430)} 1040 500`, ink.gold, 10) +
  [
    [560, 500],
    [800, 446],
    [1040, 500],
  ]
    .map(([x = 0, y = 0]) => disc(x, y, 34, ink.raised) + disc(x, y, 18, ink.accent))
    .join('') +
  placed(470, 985, -14, 0.8, leaf(ink.jade, ink.far)) +
  placed(1130, 985, 14, 0.8, leaf(ink.jade, ink.far))

const plant: Draw = (ink, between) =>
  line('M800 985C792 820 812 700 800 560', ink.ink, 18) +
  [
    [-66, 860, 0.95],
    [64, 800, 1],
    [-56, 720, 0.86],
    [54, 660, 0.8],
    [-30, 580, 0.66],
    [26, 566, 0.62],
  ]
    .map(([turn = 0, y = 0, size = 1], i) =>
      placed(800, y, turn + between(-7, 7), size, leaf(i % 2 ? ink.jade : ink.near, ink.far)),
    )
    .join('') +
  times(9, () => disc(between(690, 910), between(380, 500), between(10, 18), ink.gold))

/** What stands before the hills: one thing for each family of fields. */
export const motifs = {
  ...{ fruit, tea, vessel, flyer, car, chip, bridge, book, water, mountain, chair, bowl, rice, machine, meeting },
  leaf: plant,
} satisfies Record<string, Draw>
export type Motif = keyof typeof motifs
